import type { Same } from '../same.ts';
import type { response as original } from '../zh-CN/response.ts';

export const response: Same<typeof original> = {
  fire: {
    cause: 'A fire detector tripped, or somebody pressed the fire button.',
    consequence: 'Within minutes the fire is out of control; people inside may not get out.',
    do: 'Look at the camera: flames or smoke, how many people\nAnnounce "Leave by the front door now" and open it remotely\nCall 119 with name and address, then the station\'s keeper\nKeep watching until the fire brigade is there',
    within: '1 minute',
  },
  smoke: {
    cause: 'A smoke detector tripped: a fire or a scorched appliance, but also steam or a cigarette.',
    consequence: 'A fire spreads, and people inside breathe the smoke.',
    do: 'Look at the camera: is there smoke, and from where\nSmoke: announce, open the front door, call 119\nNone: ask the people inside, cut the microwave and the like\nIf you cannot tell, act as for a fire',
    within: '2 minutes',
  },
  water: {
    cause: 'A leak sensor is wet: dispenser, pipe or air conditioner, or a mop.',
    consequence: 'People slip, and water at a socket is deadly.',
    do: 'Look at the camera: where from, how near to a socket\nCut the dispenser and the sockets near the floor\nAnnounce "Mind the wet floor"\nCall maintenance; a lot of water: have the main valve closed',
    within: '10 minutes',
  },
  sos: {
    cause: 'Somebody pressed the help button.',
    consequence: 'Somebody may be ill, hurt or threatened; delay can cost a life.',
    do: 'Look at the camera now and ask what is needed\nHurt or collapsed: call 120; a fight: call 110\nOpen the door so that help gets in\nStay at the picture until somebody is there',
    within: '1 minute',
  },
  intrusion: {
    cause: 'Somebody is where, or when, nobody should be.',
    consequence: 'Theft and damage, or somebody in trouble whom nobody knows of.',
    do: 'Look at the camera: how many, doing what\nAnnounce "This place is watched, please leave"\nDamage, or they stay: call 110\nNote time and description; pass no faces on',
    within: '3 minutes',
  },
  'door-forced': {
    cause: 'The door opened without admission: forced, not properly locked, or by key.',
    consequence: 'Anybody can come in; people and things inside are unprotected.',
    do: 'Look at the door: is anybody forcing it\nDamage: announce, call 110\nNobody: see whether it closed, then lock it remotely\nIf it does not lock, call the technician and the caretaker',
    within: '3 minutes',
  },
  'door-held': {
    cause: 'The door stands open too long: blocked, held, or its closer is broken.',
    consequence: 'Heat or cold is lost, and anybody can come in.',
    do: 'Look at the door: what blocks it\nAnnounce "Please close the door"\nStill open after 5 minutes: ask somebody near to close it\nAgain and again: have the closer repaired',
    within: '10 minutes',
  },
  tamper: {
    cause: 'A device was opened or taken off.',
    consequence: 'It may fail, and later alarms never come.',
    do: 'Look at the camera: is anybody at the device\nAsk the technician whether work is planned tonight\nNone planned: announce, call 110\nHave the technician check the device',
    within: '5 minutes',
  },
  overload: {
    cause: 'More power than rated: too many appliances at once, or a fault.',
    consequence: 'The breaker trips; hot wires can start a fire.',
    do: 'See which appliance draws most\nSwitch off that one, or one that nobody uses\nAnnounce "Too much power, please take turns"\nIt stays high: cut the sockets, call the technician',
    within: '5 minutes',
  },
  overcrowded: {
    cause: 'More people inside than the station holds.',
    consequence: 'Crowding leads to quarrels, and in a fire people cannot get out.',
    do: 'Count on the camera; correct the number if it is wrong\nAnnounce "The station is full, please wait or use the next one"\nStill growing: ask the district supervisor for help\nKeep the picture open until it is down',
    within: '10 minutes',
  },
  overstay: {
    cause: 'Somebody has been inside far longer than usual.',
    consequence: 'Asleep, ill, or locked in.',
    do: 'Look at the camera: does the person move\nAsk "Are you all right?"\nNo answer: call 120, send somebody near\nOnly resting: note it, look again in an hour',
    within: '15 minutes',
  },
  temperature: {
    cause: 'Too hot or too cold: air conditioner off, door open, or a bad sensor.',
    consequence: 'People suffer, pipes may freeze.',
    do: 'Is the door closed, has the air conditioner power\nSwitch it on remotely, or restart it once\nNo better in half an hour: report it\nPeople inside: remind them to keep warm, or to drink',
    within: '30 minutes',
  },
  'device-fault': {
    cause: 'A device says that it is faulty.',
    consequence: 'What it does is not done, and nobody does it instead.',
    do: 'See which device, and what depends on it\nRestart it remotely once, where that is possible\nNo better: report it, and name who sees to it\nUntil then look at the camera every hour instead',
    within: '30 minutes',
  },
  supplies: {
    cause: 'Water, paper, first aid or the like run low.',
    consequence: 'People who come to rest find nothing to drink or use.',
    do: 'Note what is missing and how much\nPut it into the handover and name who refills\nNo water at all: first thing for the early shift',
    within: 'this shift',
  },
  'station-offline': {
    cause: "The station's gateway is gone: no power, no network, or broken.",
    consequence: 'Doors, people and fire alarms of this station cannot be seen.',
    do: 'Are stations near it gone too: then call the network operator\nCall the station or the caretaker: is there power\nHave the gateway unplugged for 10 seconds\nUntil it is back, have somebody look every hour',
    within: '10 minutes',
  },
  'station-silent': {
    cause: 'The gateway says that it is online, but nothing has come for long.',
    consequence: 'The figures are old, and what happens is not reported.',
    do: 'Wait two minutes: it may come back\nSee under Devices what was reported last\nRestart the gateway remotely, else have it unplugged\nUntil then watch the camera instead',
    within: '15 minutes',
  },
  'clock-skew': {
    cause: "The station's clock differs too much from this computer's.",
    consequence: 'Times do not match the cameras and the records.',
    do: "Check this computer's clock first\nIt is right: have the gateway's clock set\nUntil then the time of arrival counts",
    within: 'today',
  },
  'load-while-empty': {
    cause: 'Nobody is inside, and much power is used.',
    consequence: 'Power is wasted, and a heater without anybody near can start a fire.',
    do: 'Look at the camera: is really nobody there\nFind the appliance by its power\nSwitch it off and see the power drop\nIt does not switch off: report it',
    within: '10 minutes',
  },
  'appliance-left-on': {
    cause: 'A microwave, heater or the like has been on too long.',
    consequence: 'It may boil dry and burn.',
    do: 'Look at the camera: is anybody using it\nAnnounce; if nobody is there, switch it off\nPower does not drop: cut the socket, report it',
    within: '5 minutes',
  },
  'broker-lost': {
    cause: 'This console cannot reach the broker: no network, or the broker is down.',
    consequence: 'No station can be seen, no alarm comes through.',
    do: 'Check cable and network\nNo network: call the network administrator\nNetwork is there: call whoever runs the broker\nUntil it is back, watch the stations by telephone and camera',
    within: '2 minutes',
  },
  'disk-low': {
    cause: "This computer's disk is nearly full.",
    consequence: 'When it is full receiving pauses, and alarms come late.',
    do: 'Empty the bin and the downloads folder\nNot enough: have the technician make room\nNever delete the folder of the console',
    within: '1 hour',
  },
  'sound-failed': {
    cause: 'This computer plays no sound: loudspeaker off, sound card busy, or muted.',
    consequence: 'An alarm comes and nobody hears it.',
    do: 'Check power, volume and plug of the loudspeaker\nPlay all four sounds with the horn, top right\nStill nothing: other loudspeaker or headphones, report it\nUntil then do not leave the screen',
    within: '5 minutes',
  },
  backlog: {
    cause: 'Messages come faster than this computer can take them, or its disk is slow.',
    consequence: 'The picture falls behind, and alarms come late.',
    do: 'See whether the backlog falls or grows\nClose other programs on this computer\nIt grows: restart the console, nothing is lost\nStill: call the technician',
    within: '10 minutes',
  },
  other: {
    cause: 'The station reports an alarm for which this console has no card.',
    consequence: 'Not known: think of the worse case.',
    do: "Look at the camera and the station's data\nAsk the station's keeper what it means\nIn doubt, let the district supervisor decide\nWrite down what you did",
    within: '10 minutes',
  },
};
