/** Writes only what differs: an equal text would cost a layout for nothing. */
export function setText(node: HTMLElement | null, text: string): void {
  if (node !== null && node.textContent !== text) node.textContent = text;
}
