import { Select } from 'antd';

interface ChoiceProps<T extends string> {
  /** Stands there while nothing is chosen, and is the name for those who do not see it. */
  readonly label: string;
  readonly className: string;
  /** Null: anything. */
  readonly value: T | null;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T | null) => void;
  /** Typing narrows the options: for long lists. */
  readonly isSearched?: boolean;
}

/** One of several, or none of them. */
export function Choice<T extends string>({
  label,
  className,
  value,
  options,
  onChange,
  isSearched,
}: ChoiceProps<T>) {
  return (
    <Select<T | null>
      className={className}
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={isSearched === true ? { optionFilterProp: 'label' } : false}
      value={value}
      options={[...options]}
      onChange={(chosen: T | null | undefined) => onChange(chosen ?? null)}
    />
  );
}
