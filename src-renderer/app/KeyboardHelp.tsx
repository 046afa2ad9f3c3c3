import { Modal } from 'antd';
import { VIEWS } from './route.ts';
import { useText } from '../text/use-text.ts';

interface KeyboardHelpProps {
  readonly onClose: () => void;
}

export default function KeyboardHelp({ onClose }: KeyboardHelpProps) {
  const { t } = useText();
  const views = VIEWS.map((view) => t(`frame.view.${view}`)).join(' · ');
  const rows = [
    { keys: VIEWS.map((_, index) => String(index + 1)), what: `${t('frame.keys.views')}: ${views}` },
    { keys: ['a'], what: t('frame.keys.acknowledge') },
    { keys: ['s'], what: t('frame.keys.silence') },
    { keys: ['Ctrl', 'O'], what: t('frame.keys.switch') },
    { keys: ['Ctrl', 'Z'], what: t('frame.keys.undo') },
    { keys: ['/'], what: t('frame.keys.search') },
    { keys: ['←', '↑', '→', '↓'], what: t('frame.keys.move') },
    { keys: ['Enter'], what: t('frame.keys.open') },
    { keys: ['w'], what: t('frame.keys.why') },
    { keys: ['N'], what: t('frame.keys.now') },
    { keys: ['Esc'], what: t('frame.keys.back') },
    { keys: ['?'], what: t('frame.keys.help') },
  ];
  return (
    <Modal open title={t('frame.keys.title')} footer={null} onCancel={onClose}>
      <dl className="keys">
        {rows.map(({ keys, what }) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
