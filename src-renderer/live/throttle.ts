interface Throttled {
  readonly call: () => void;
  readonly cancel: () => void;
}

/** Runs at the first call, and after it at most once in `periodMs`, the last time after the last call. */
export function throttle(run: () => void, periodMs: number): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const call = (): void => {
    if (timer !== undefined) {
      again = true;
      return;
    }
    timer = setTimeout(() => {
      timer = undefined;
      if (!again) return;
      again = false;
      call();
    }, periodMs);
    run();
  };
  return { call, cancel: () => clearTimeout(timer) };
}
