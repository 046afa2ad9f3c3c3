import type { RunningConsole } from './console.ts';

/** What a person would choose in the system's dialogs; they are no part of the page. */
export async function answerDialogs(
  { app }: RunningConsole,
  answers: { readonly save?: string; readonly open?: string },
): Promise<void> {
  await app.evaluate(({ dialog }, { save = '', open = '' }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: save === '', filePath: save });
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: open === '', filePaths: open === '' ? [] : [open] });
  }, answers);
}
