import { CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Space } from 'antd';
import { useText } from '../../../text/use-text.ts';

interface RuleActsProps {
  readonly name: string;
  /** False where there are as many rules as there may be. */
  readonly canCopy: boolean;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
}

/** Another one like it, or none of it; either holds once it is saved. */
export function RuleActs({ name, canCopy, onCopy, onRemove }: RuleActsProps) {
  const { t } = useText();
  return (
    <Space.Compact>
      <Button
        type="text"
        icon={<CopyOutlined />}
        disabled={!canCopy}
        title={t('alarmRules.copy')}
        aria-label={`${name}: ${t('alarmRules.copy')}`}
        onClick={onCopy}
      />
      <Popconfirm
        title={t('alarmRules.removeAsk', { name })}
        description={t('alarmRules.removeText')}
        okText={t('alarmRules.remove')}
        cancelText={t('alarmRules.goOn')}
        onConfirm={onRemove}
      >
        <Button
          type="text"
          icon={<DeleteOutlined />}
          title={t('alarmRules.remove')}
          aria-label={`${name}: ${t('alarmRules.remove')}`}
        />
      </Popconfirm>
    </Space.Compact>
  );
}
