/** Half of the period of 1 Hz, ms. */
const HALF_PERIOD_MS = 500;

/** Switches `data-blink` of the root until the returned function is called; the style sheet does the rest. */
export function startBlinking(root: HTMLElement): () => void {
  const timer = setInterval(() => {
    root.dataset.blink = root.dataset.blink === 'off' ? 'on' : 'off';
  }, HALF_PERIOD_MS);
  return () => {
    clearInterval(timer);
    delete root.dataset.blink;
  };
}
