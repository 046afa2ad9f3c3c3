import { createElement, useEffect, useState, type ComponentType } from 'react';

/**
 * A component whose code is loaded when it is first shown. Not React.lazy: what Suspense reveals is rendered with a
 * low priority that updates of the live picture interrupt, under load for ever.
 */
export function deferred<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  return function Deferred(props: Props) {
    const [Loaded, setLoaded] = useState<ComponentType<Props> | null>(() => known);
    useEffect(() => {
      if (known !== null) return;
      load().then(
        (module) => {
          known = module.default;
          setLoaded(() => known);
        },
        (error: unknown) =>
          // Thrown while rendering, so that the view's guard shows it.
          setLoaded(() => {
            throw error;
          }),
      );
    }, []);
    return Loaded === null ? null : createElement(Loaded, props);
  };
}
