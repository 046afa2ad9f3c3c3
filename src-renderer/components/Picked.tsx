import { Select } from 'antd';

interface Option {
  readonly value: string;
  readonly label: string;
}

interface PickedProps {
  readonly className: string;
  readonly label: string;
  /** Stands there where nothing is picked. */
  readonly all: string;
  readonly value: 'all' | readonly string[];
  readonly options: readonly (Option | { readonly label: string; readonly options: Option[] })[];
  readonly onChange: (names: readonly string[]) => void;
  readonly maxCount?: number;
}

/** Some of several. */
export function Picked({ className, label, all, value, options, onChange, maxCount }: PickedProps) {
  return (
    <Select<string[]>
      mode="multiple"
      className={className}
      aria-label={label}
      placeholder={all}
      maxTagCount="responsive"
      {...(maxCount !== undefined && { maxCount })}
      showSearch={{ optionFilterProp: 'label' }}
      value={value === 'all' ? [] : [...value]}
      options={[...options]}
      onChange={onChange}
    />
  );
}
