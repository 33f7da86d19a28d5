import { castore } from './castore.js';
import { emmett } from './emmett.js';
import { liandong } from './liandong.js';
import { messageDb } from './message-db.js';
import type { StoreKind } from './store.js';

/** In the order in which they take turns. */
export const stores: readonly StoreKind[] = [liandong, emmett, castore, messageDb];
