/**
 * Codes that the contract names but does not close: a station or an operator may send others, which are shown as
 * they are. For closed lists see the payloads.
 */

export const DEVICE_KINDS = [
  'door',
  'light',
  'appliance',
  'socket',
  'meter',
  'speaker',
  'camera',
  'people-counter',
  'sensor',
] as const;

/** Who uses the station. */
export const GROUPS = [
  'food-delivery',
  'courier',
  'sanitation',
  'ride-hailing',
  'truck',
  'taxi',
  'traffic-police',
  'construction',
  'gardening',
  'security',
  'citizen',
  'staff',
  'unknown',
] as const;

export const ALARM_TYPES = [
  'fire',
  'smoke',
  'water',
  'sos',
  'intrusion',
  'door-forced',
  'door-held',
  'tamper',
  'overload',
  'overcrowded',
  'overstay',
  'temperature',
  'device-fault',
  'supplies',
] as const;
