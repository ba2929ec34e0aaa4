/** A sentence for a live region: nothing at first, then each new one once the reader has paused. */
import { useEffect, useRef, useState } from 'preact/hooks';

export function useSpoken(sentence: string): string {
  const [spoken, setSpoken] = useState('');
  const first = useRef(sentence);
  useEffect(() => {
    if (sentence === first.current) return;
    first.current = '';
    const timer = setTimeout(() => setSpoken(sentence), 250);
    return () => clearTimeout(timer);
  }, [sentence]);
  return spoken;
}
