import Sequencer from '@jest/test-sequencer';

const kinds = ['e2e-spec.ts', 'int-spec.ts', 'spec.ts'];
const kindOf = ({ path }) => kinds.findIndex((kind) => path.endsWith(`.${kind}`));

/** Whole systems first, units last: no worker ends with the longest. A clean clone knows no durations yet, and jest would go by the size of files. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => kindOf(a) - kindOf(b));
  }
}
