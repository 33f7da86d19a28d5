import { join } from 'node:path';
import { recusalStory } from '@liandong/protection/testing';
import { goldenViews } from '@liandong/service-kit/testing';
import { recusalView } from '../recusal/recusal.slice.js';

const { at, principal, upheld, upper, viewer } = recusalStory;

goldenViews(recusalView, join(import.meta.dirname, '../../golden'), { history: upheld, viewers: [viewer(principal), viewer(upper)], at });
