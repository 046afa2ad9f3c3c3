import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { isBrokerUrl, URLS_MAX } from './model.ts';
import { useText } from '../../text/use-text.ts';

/** The address, and others to go to when it fails. */
export function UrlFields() {
  const { t } = useText();
  return (
    <Form.List name="urls">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, index) => (
            <div className="broker-url" key={key}>
              <Form.Item
                name={name}
                label={index === 0 ? t('settings.url') : t('settings.urlN', { n: index })}
                validateTrigger="onBlur"
                rules={[
                  { required: index === 0, whitespace: true, message: t('settings.needUrl') },
                  {
                    validator: (_, url: string | undefined) =>
                      url === undefined || url.trim() === '' || isBrokerUrl(url)
                        ? Promise.resolve()
                        : Promise.reject(new Error(t('settings.badUrl'))),
                  },
                ]}
              >
                <Input size="large" placeholder={t('settings.urlHint')} spellCheck={false} />
              </Form.Item>
              {index > 0 && (
                <Button
                  type="text"
                  icon={<MinusCircleOutlined />}
                  aria-label={t('settings.removeUrl')}
                  title={t('settings.removeUrl')}
                  onClick={() => remove(name)}
                />
              )}
            </div>
          ))}
          {fields.length < URLS_MAX && (
            <Button className="broker-add" type="dashed" icon={<PlusOutlined />} onClick={() => add('')}>
              {t('settings.addUrl')}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}
