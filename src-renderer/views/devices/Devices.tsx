export default function Devices() {
  return <section className="view" data-view="devices" />;
}
