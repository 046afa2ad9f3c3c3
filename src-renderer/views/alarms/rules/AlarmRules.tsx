import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Popconfirm, Spin, Tag, Upload } from 'antd';
import { useState } from 'react';
import { MOST_RULES } from '../../../../src-shared/contract/rules.ts';
import type { Rule } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import { saveFile } from '../../../export/save-file.ts';
import { NewRule } from './NewRule.tsx';
import { RuleTable } from './RuleTable.tsx';
import { useRules, type RulesNote } from './use-rules.ts';
import { useText } from '../../../text/use-text.ts';
import './rules.css';

/** What this console watches by itself: what rings, how grave it is, and how long it must last. */
export default function AlarmRules() {
  const { t } = useText();
  const rules = useRules();
  const [making, setMaking] = useState<{ readonly copyOf: Rule | null } | null>(null);
  const [made, setMade] = useState<string | null>(null);
  if (!rules.isLoaded && rules.note === null) return <Spin description={t('alarmRules.loading')} />;
  return (
    <div className="rules">
      <div className="toolbar">
        <p className="rules-text">{t('alarmRules.text')}</p>
        <Button
          icon={<PlusOutlined />}
          disabled={!rules.isLoaded || rules.draft.length >= MOST_RULES}
          title={t('alarmRules.add.hint', { most: MOST_RULES })}
          onClick={() => setMaking({ copyOf: null })}
        >
          {t('alarmRules.add.button')}
        </Button>
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
      <RuleTable
        rules={rules.draft}
        stations={rules.stations}
        made={made}
        onChange={rules.change}
        onCopy={(copyOf) => setMaking({ copyOf })}
        onRemove={rules.remove}
      />
      {making !== null && (
        <NewRule
          copyOf={making.copyOf}
          rules={rules.draft}
          onMake={(rule) => {
            rules.add(rule);
            setMade(rule.id);
            setMaking(null);
          }}
          onClose={() => setMaking(null)}
        />
      )}
    </div>
  );
}

function Note({ note }: { readonly note: RulesNote }) {
  const { t } = useText();
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
