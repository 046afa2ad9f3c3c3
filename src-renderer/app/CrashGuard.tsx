import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { Translation } from 'react-i18next';

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
    return (
      <Translation>
        {(t) => (
          <Result
            status="error"
            title={t('frame.crash.title')}
            subTitle={`${t('frame.crash.do')} ${error.message}`}
            extra={<Button onClick={() => this.setState({ error: null })}>{t('frame.crash.retry')}</Button>}
          />
        )}
      </Translation>
    );
  }
}
