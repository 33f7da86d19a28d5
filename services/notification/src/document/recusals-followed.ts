import { recusalsFollowed } from '@liandong/protection';

/** B4.1: whoever is recused from the matter of a document, wherever it was handled before or is now, neither writes it nor reads it. Nobody is recused here first. */
export const followed = recusalsFollowed({ category: 'documentRecusal', follows: ['clue-intake', 'joint-supervision', 'case-trial'] });
