// Loaded before the program (`electron -r`): a wall clock that a test can put forward and back. A preloaded libfaketime
// would do it for every process, but Chromium does not start with it; monotonic clocks go on, as they do in reality.
const RealDate = Date;
globalThis.clockShiftMs = 0;

class ShiftedDate extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [ShiftedDate.now()] : args));
  }
  static now() {
    return RealDate.now() + globalThis.clockShiftMs;
  }
}
globalThis.Date = ShiftedDate;
