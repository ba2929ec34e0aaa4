/** The digit of a channel, as a letter's subscript. */
export const subscript = (n: number): string => '₀₁₂₃'.charAt(n);
