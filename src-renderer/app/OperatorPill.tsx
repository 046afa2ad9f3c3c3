import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useCallback, useState } from 'react';
import { deferred } from '../components/deferred.ts';
import { useSwitchKey } from './keyboard.ts';
import { useServices } from './services.ts';
import { useWatched } from './watched.ts';
import { useText } from '../text/use-text.ts';

const ChangeSecret = deferred(() => import('./ChangeSecret.tsx'));

/** Who is signed in, and the way for another to take over. */
export function OperatorPill() {
  const { t } = useText();
  const { client, gate, session } = useServices();
  const { state, name, role, mustChange } = useWatched(session, (view) => view);
  const [changing, setChanging] = useState(false);
  /** Whose request for an own password was put off, for this session. */
  const [putOff, setPutOff] = useState('');
  const takeOver = useCallback(() => void gate.ask('switch'), [gate]);
  useSwitchKey(takeOver);
  const isIn = state === 'signed-in';
  const isAsked = changing || (isIn && mustChange && putOff !== name);

  if (!isIn)
    return (
      <Button
        type="text"
        data-operator=""
        icon={state === 'locked' ? <LockOutlined /> : <UserOutlined />}
        title={t('signIn.pillHint')}
        onClick={() => void gate.ask(state === 'locked' ? 'locked' : 'switch')}
      >
        {state === 'locked' ? t('signIn.pillLocked', { name }) : t('signIn.pill')}
      </Button>
    );
  const items = [
    { key: 'switch', label: t('signIn.switch'), extra: 'Ctrl O', onClick: takeOver },
    { key: 'secret', label: t('signIn.changeSecret'), onClick: () => setChanging(true) },
    { key: 'out', label: t('signIn.out'), onClick: () => void client.operators.signOut() },
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button
          type="text"
          data-operator={name}
          icon={<UserOutlined />}
          title={role === null ? name : `${name}: ${t(`operators.role.${role}`)}`}
        >
          <span className="operator-name">{name}</span>
        </Button>
      </Dropdown>
      {isAsked && (
        <ChangeSecret
          isDue={mustChange}
          onClose={() => {
            setChanging(false);
            setPutOff(name);
          }}
        />
      )}
    </>
  );
}
