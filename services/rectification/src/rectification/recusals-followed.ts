import { amongFreeBy, recusalsFollowed } from '@liandong/protection';

/** B4.1: whoever is recused from the matter of an item, wherever it was handled before or is now, keeps out of its rectification. Nobody is recused here first. */
export const followed = recusalsFollowed({ category: 'rectificationRecusal', follows: ['clue-intake', 'joint-supervision', 'case-trial'] });

/** For commands that name others as doing something in the matter: see `amongFreeBy`. */
export const amongFree = amongFreeBy(followed.recusals);
