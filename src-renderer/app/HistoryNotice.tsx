export function HistoryNotice() {
  return null;
}
