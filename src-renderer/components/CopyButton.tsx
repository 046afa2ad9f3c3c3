import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';

interface CopyButtonProps {
  readonly label: string;
  readonly done: string;
  readonly failed: string;
  readonly text: () => string;
}

/** How long it says that it is done, ms. */
const SAID_MS = 3_000;

/** Puts a text on the clipboard, and says so in its own words: nothing pops up over the alarms. */
export function CopyButton({ label, done, failed, text }: CopyButtonProps) {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = (): void => {
    navigator.clipboard.writeText(text()).then(
      () => setSaid(done),
      () => setSaid(failed),
    );
  };
  return (
    <Button icon={<CopyOutlined aria-hidden="true" />} onClick={copy}>
      <span aria-live="polite">{said ?? label}</span>
    </Button>
  );
}
