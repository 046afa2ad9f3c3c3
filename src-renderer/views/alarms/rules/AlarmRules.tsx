import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Popconfirm, Spin, Tag, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../../export/save-file.ts';
import { RuleTable } from './RuleTable.tsx';
import { useRules, type RulesNote } from './use-rules.ts';
import './rules.css';

/** What this console watches by itself: what rings, how grave it is, and how long it must last. */
export default function AlarmRules() {
  const { t } = useTranslation();
  const rules = useRules();
  if (!rules.isLoaded && rules.note === null) return <Spin description={t('alarmRules.loading')} />;
  return (
    <div className="rules">
      <div className="toolbar">
        <p className="rules-text">{t('alarmRules.text')}</p>
        <Upload
          accept=".json"
          showUploadList={false}
          disabled={!rules.isLoaded}
          beforeUpload={(file) => {
            void rules.take(file);
            return false;
          }}
        >
          <Button icon={<UploadOutlined />} disabled={!rules.isLoaded}>
            {t('alarmRules.import')}
          </Button>
        </Upload>
        <Button
          icon={<DownloadOutlined />}
          disabled={!rules.isLoaded}
          onClick={() => saveFile('waystation-rules.json', 'application/json', rules.exported())}
        >
          {t('alarmRules.export')}
        </Button>
        {rules.isChanged && <Tag data-unsaved>{t('alarmRules.unsaved')}</Tag>}
        <Popconfirm
          title={t('alarmRules.discardAsk')}
          okText={t('alarmRules.discard')}
          cancelText={t('alarmRules.goOn')}
          onConfirm={rules.discard}
        >
          <Button disabled={!rules.isChanged || rules.busy}>{t('alarmRules.discard')}</Button>
        </Popconfirm>
        <Button
          type="primary"
          disabled={!rules.isChanged || !rules.canSave}
          loading={rules.busy}
          onClick={() => void rules.save()}
        >
          {t('alarmRules.save')}
        </Button>
      </div>
      {rules.note !== null && <Note note={rules.note} />}
      <RuleTable rules={rules.draft} stations={rules.stations} onChange={rules.change} />
    </div>
  );
}

function Note({ note }: { readonly note: RulesNote }) {
  const { t } = useTranslation();
  const isWell = note.kind === 'saved' || note.kind === 'imported' || note.kind === 'kept';
  const reason = 'reason' in note ? note.reason : '';
  return (
    <Alert
      role="status"
      showIcon
      type={isWell ? 'info' : 'error'}
      title={t(`alarmRules.note.${note.kind}`, { reason })}
    />
  );
}
