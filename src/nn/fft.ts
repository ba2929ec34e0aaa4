/**
 * The discrete Fourier transform of any length, in float64, in place on a pair of arrays.
 *
 *   X[f] = Σₜ x[t]·e^{−2πi·f·t/n}        the inverse has +2πi and divides by n
 *
 * Powers of two take the radix-2 transform. Any other length n is Bluestein's: with f·t = (f² + t² − (f − t)²)/2 the sum is
 * a convolution with a chirp, computed by transforms of a power of two ≥ 2n − 1.
 * Sources: Cooley & Tukey 1965, "An Algorithm for the Machine Calculation of Complex Fourier Series"; Bluestein 1970, "A
 * Linear Filtering Approach to the Computation of Discrete Fourier Transform".
 */

/** Real and imaginary parts of as many complex numbers. */
export interface Complex {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export function complex(length: number): Complex {
  return { re: new Float64Array(length), im: new Float64Array(length) };
}

/** Transforms `signal` in place. Without `inverse` nothing is divided; with it the result is divided by the length. */
export function fft(signal: Complex, inverse = false): void {
  const { re, im } = signal;
  const n = re.length;
  if (inverse)
    im.forEach((value, i) => {
      im[i] = -value;
    });
  if ((n & (n - 1)) === 0) radix2(signal);
  else bluestein(signal);
  // The inverse is the conjugate of the transform of the conjugate.
  if (inverse) {
    for (let i = 0; i < n; i++) {
      re[i] = (re[i] as number) / n;
      im[i] = -(im[i] as number) / n;
    }
  }
}

// Every index below is within 0…n − 1 by construction of the loops, hence the casts.
function radix2({ re, im }: Complex): void {
  const n = re.length;
  for (let i = 1, reversed = 0; i < n; i++) {
    let bit = n >> 1;
    for (; reversed & bit; bit >>= 1) reversed ^= bit;
    reversed ^= bit;
    if (i < reversed) {
      [re[i], re[reversed]] = [re[reversed] as number, re[i] as number];
      [im[i], im[reversed]] = [im[reversed] as number, im[i] as number];
    }
  }
  for (let half = 1; half < n; half *= 2) {
    for (let k = 0; k < half; k++) {
      const angle = (-Math.PI * k) / half;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      for (let a = k; a < n; a += 2 * half) {
        const b = a + half;
        const [bRe, bIm] = [re[b] as number, im[b] as number];
        const [turnedRe, turnedIm] = [bRe * cos - bIm * sin, bRe * sin + bIm * cos];
        const [aRe, aIm] = [re[a] as number, im[a] as number];
        re[a] = aRe + turnedRe;
        im[a] = aIm + turnedIm;
        re[b] = aRe - turnedRe;
        im[b] = aIm - turnedIm;
      }
    }
  }
}

function bluestein({ re, im }: Complex): void {
  const n = re.length;
  let padded = 1;
  while (padded < 2 * n - 1) padded *= 2;
  const chirp = complex(n);
  const filter = complex(padded);
  const product = complex(padded);
  for (let t = 0; t < n; t++) {
    // t² modulo 2n keeps the angle small and exact however long the signal is.
    const angle = (Math.PI * ((t * t) % (2 * n))) / n;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    chirp.re[t] = cos;
    chirp.im[t] = -sin;
    for (const place of [t, (padded - t) % padded]) {
      filter.re[place] = cos;
      filter.im[place] = sin;
    }
    product.re[t] = (re[t] as number) * cos + (im[t] as number) * sin;
    product.im[t] = (im[t] as number) * cos - (re[t] as number) * sin;
  }
  fft(filter);
  fft(product);
  multiplyInto(product, filter);
  fft(product, true);
  multiplyInto(product, chirp, n);
  re.set(product.re.subarray(0, n));
  im.set(product.im.subarray(0, n));
}

/** a[i] *= b[i] for the first `length` numbers. */
export function multiplyInto(a: Complex, b: Complex, length = a.re.length): void {
  for (let i = 0; i < length; i++) {
    const [aRe, aIm, bRe, bIm] = [a.re[i] as number, a.im[i] as number, b.re[i] as number, b.im[i] as number];
    a.re[i] = aRe * bRe - aIm * bIm;
    a.im[i] = aRe * bIm + aIm * bRe;
  }
}

/** Transforms an H×W plane in place: every row, then every column. */
export function fftPlane({ re, im }: Complex, height: number, width: number, inverse = false): void {
  for (let row = 0; row < height; row++) {
    const [start, end] = [row * width, (row + 1) * width];
    fft({ re: re.subarray(start, end), im: im.subarray(start, end) }, inverse);
  }
  const line = complex(height);
  for (let column = 0; column < width; column++) {
    for (let row = 0; row < height; row++) {
      line.re[row] = re[row * width + column] as number;
      line.im[row] = im[row * width + column] as number;
    }
    fft(line, inverse);
    for (let row = 0; row < height; row++) {
      re[row * width + column] = line.re[row] as number;
      im[row * width + column] = line.im[row] as number;
    }
  }
}
