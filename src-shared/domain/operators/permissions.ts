/** What a person does here; see docs/decisions/0010-operators.md. */
export const ROLES = ['duty', 'manager', 'technician', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Who may do what. Viewing is not in it: it needs nobody. */
const PERMISSIONS = {
  'alarm.act': ['duty', 'technician', 'administrator'],
  'alarm.service': ['technician', 'administrator'],
  'rules.edit': ['manager', 'technician', 'administrator'],
  'people.correct': ['duty', 'manager', 'technician', 'administrator'],
  'settings.edit': ['technician', 'administrator'],
  /** Whether a door needs two: nobody whom it binds may lift it. */
  'settings.second-operator': ['administrator'],
  /** Lights and appliances: a request does not say what it switches. */
  'command.switch': ['duty', 'technician', 'administrator'],
  'command.lock': ['duty', 'technician', 'administrator'],
  'command.say': ['duty', 'technician', 'administrator'],
  'command.restart': ['technician', 'administrator'],
  'command.ping': ['duty', 'technician', 'administrator'],
  /** What a schedule does, it does in the name of who made it. */
  'schedules.edit': ['technician', 'administrator'],
  /** Messages as they go by. */
  'raw.read': ['technician', 'administrator'],
  'report.make': ['duty', 'manager', 'administrator'],
  'report.schedule': ['manager', 'administrator'],
  'month.close': ['manager', 'administrator'],
  'operators.edit': ['administrator'],
  /** All that the console has, in one file; and another file in its place. */
  'backup.make': ['administrator'],
  'backup.restore': ['administrator'],
  'audit.read': ['manager', 'administrator'],
  'privacy.delete': ['manager', 'administrator'],
  /** One's own password. */
  'secret.change': ['duty', 'manager', 'technician', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Capability = keyof typeof PERMISSIONS;

/** All that may be done with a password that an administrator gave and so knows: it is changed first. An alarm does not wait. */
const BEFORE_OWN_SECRET: readonly Capability[] = ['secret.change', 'alarm.act'];

export const mayBeforeOwnSecret = (capability: Capability): boolean => BEFORE_OWN_SECRET.includes(capability);

export const CAPABILITIES = Object.keys(PERMISSIONS) as readonly Capability[];

export const may = (role: Role, capability: Capability): boolean =>
  (PERMISSIONS[capability] as readonly Role[]).includes(role);
