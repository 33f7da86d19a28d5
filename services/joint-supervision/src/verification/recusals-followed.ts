import { levelsFollowed, recusalsFollowed } from '@liandong/protection';

export const SERVICE = 'joint-supervision';

/**
 * B4.1: whoever is recused where a clue came in, or from a case of the matter, keeps out of its verification. A verification keeps those raised in it itself; following
 * them here, too, keeps whoever is recused in it from the rest of the matter.
 */
export const followed = recusalsFollowed({ category: 'verificationRecusal', follows: ['clue-intake', SERVICE, 'case-trial'] });

/** B4.9: what is classified where a clue came in, or in a case of the matter, is so in its verification and on its board. Nobody classifies here. */
export const levels = levelsFollowed({ category: 'verificationClassification', follows: ['clue-intake', 'case-trial'] });
