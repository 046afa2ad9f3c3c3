import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useText } from '../text/use-text.ts';

interface CrashGuardState {
  readonly error: Error | null;
}

/** A bug in a view shows as a page that says so; frame, alarms strip and feed go on. */
export class CrashGuard extends Component<{ readonly children: ReactNode }, CrashGuardState> {
  override state: CrashGuardState = { error: null };

  static getDerivedStateFromError(error: Error): CrashGuardState {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Crashed message={error.message} onRetry={() => this.setState({ error: null })} />;
  }
}

function Crashed({ message, onRetry }: { readonly message: string; readonly onRetry: () => void }) {
  const { t } = useText();
  return (
    <Result
      status="error"
      title={t('frame.crash.title')}
      subTitle={`${t('frame.crash.do')} ${message}`}
      extra={<Button onClick={onRetry}>{t('frame.crash.retry')}</Button>}
    />
  );
}
