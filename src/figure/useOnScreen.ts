/** Whether an element is in or near the viewport and its tab is in front: work that only fills in details waits otherwise. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export function useOnScreen(element: RefObject<Element>): boolean {
  const [near, setNear] = useState(false);
  const [front, setFront] = useState(true);
  useEffect(() => {
    const target = element.current;
    if (target === null) return;
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? false), { rootMargin: '128px' });
    observer.observe(target);
    const see = () => setFront(document.visibilityState === 'visible');
    see();
    document.addEventListener('visibilitychange', see);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', see);
    };
  }, [element]);
  return near && front;
}
