/** A simulated station: what its `about` says, and how busy it is. */
export interface DemoStation {
  readonly id: string;
  readonly about: DemoAbout;
  /** Visits relative to the curve of the groups. */
  readonly busy: number;
}

interface DemoAbout {
  readonly name: string;
  readonly nameEn: string;
  readonly address: string;
  readonly district: string;
  readonly lat: number;
  readonly lon: number;
  readonly timezone: 'Asia/Shanghai';
  readonly capacity: number;
  readonly hours: string;
  readonly devices: readonly DemoDevice[];
}

export interface DemoDevice {
  readonly device: string;
  readonly kind:
    'door' | 'light' | 'appliance' | 'socket' | 'meter' | 'speaker' | 'camera' | 'people-counter' | 'sensor';
  readonly name: string;
  readonly meter?: string;
  readonly ratedW?: number;
}

/** All three stations are furnished alike, as the union ordered them. */
const DEVICES: readonly DemoDevice[] = [
  { device: 'front', kind: 'door', name: '正门' },
  { device: 'main-light', kind: 'light', name: '大厅灯', meter: 'lights', ratedW: 90 },
  { device: 'rest-light', kind: 'light', name: '休息区灯', meter: 'lights', ratedW: 40 },
  { device: 'sign-light', kind: 'light', name: '门头灯箱', meter: 'lights', ratedW: 60 },
  { device: 'microwave', kind: 'appliance', name: '微波炉', meter: 'microwave', ratedW: 1350 },
  { device: 'dispenser', kind: 'appliance', name: '饮水机', meter: 'dispenser', ratedW: 1500 },
  { device: 'ac', kind: 'appliance', name: '空调', meter: 'ac', ratedW: 1100 },
  { device: 'sockets', kind: 'socket', name: '充电插座', meter: 'sockets', ratedW: 300 },
  { device: 'total', kind: 'meter', name: '总电表' },
  { device: 'lights', kind: 'meter', name: '照明电表' },
  { device: 'hall', kind: 'speaker', name: '大厅广播' },
  { device: 'cam1', kind: 'camera', name: '门口摄像头' },
  { device: 'cam2', kind: 'camera', name: '大厅摄像头' },
  { device: 'counter', kind: 'people-counter', name: '客流计数器' },
  { device: 'hall-env', kind: 'sensor', name: '大厅温湿度' },
];

/** The three stations that the demo shows (addresses are real-looking, not real). */
export const DEMO_STATIONS: readonly DemoStation[] = [
  {
    id: 'science-city',
    busy: 1,
    about: {
      name: '科学城驿站',
      nameEn: 'Science City Station',
      address: '郑州市高新技术产业开发区科学大道与雪松路交叉口东北角',
      district: '沟赵街道',
      lat: 34.8127,
      lon: 113.5462,
      timezone: 'Asia/Shanghai',
      capacity: 20,
      hours: '24h',
      devices: DEVICES,
    },
  },
  {
    id: 'wutong-street',
    busy: 0.8,
    about: {
      name: '梧桐街驿站',
      nameEn: 'Wutong Street Station',
      address: '郑州市高新技术产业开发区梧桐街与瑞达路交叉口南侧',
      district: '梧桐街道',
      lat: 34.8041,
      lon: 113.5613,
      timezone: 'Asia/Shanghai',
      capacity: 16,
      hours: '24h',
      devices: DEVICES,
    },
  },
  {
    id: 'fengyang',
    busy: 1.2,
    about: {
      name: '枫杨驿站',
      nameEn: 'Fengyang Station',
      address: '郑州市高新技术产业开发区枫杨街与长椿路交叉口西北角',
      district: '枫杨街道',
      lat: 34.8203,
      lon: 113.5377,
      timezone: 'Asia/Shanghai',
      capacity: 24,
      hours: '24h',
      devices: DEVICES,
    },
  },
];
