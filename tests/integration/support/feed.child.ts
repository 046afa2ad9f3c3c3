import { assembleFeed } from './assemble-feed.ts';

/** A feed in a process of its own, to be killed: `node feed.child.js FOLDER URL`. Says how far its journal is. */
const [, , folder = '', url = ''] = process.argv;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { journal } = await assembleFeed(
  { folder, urls: [url] },
  { info: say, warn: say },
  {
    onState: ({ connection }) => {
      say(connection);
    },
    onCommitted: () => {
      say(`head ${journal.head()}`);
    },
    onQuarantined: () => {
      say('quarantined');
    },
    pause: (reason) => {
      say(`paused ${reason}`);
    },
    resume: () => {
      say('resumed');
    },
  },
);
