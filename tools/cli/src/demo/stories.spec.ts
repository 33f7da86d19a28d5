import { demoPeople } from '@liandong/access/local-issuer';
import { procuratorateStory } from './story-procuratorate/story.js';
import { tourStory } from './story-tour/story.js';

const people = new Set(demoPeople.map(({ personId }) => personId));

describe.each(
  [procuratorateStory, tourStory].map((story) => ({
    name: story.name,
    mechanisms: story.mechanisms,
    figures: story.figures,
    steps: story.acts('r').flatMap(({ steps }) => [...steps]),
  })),
)('story $name', ({ mechanisms, figures, steps }) => {
  it('everybody who acts or reads a figure is of the demo directory', () => {
    expect([...steps, ...figures].map(({ by }) => by).filter((personId) => !people.has(personId))).toEqual([]);
  });

  it('every text has both languages', () => {
    for (const { zh, en } of [...steps, ...figures])
      expect([zh, en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/^[^\p{Script=Han}]+$/u)]);
  });

  it('no figure stands for a mechanism that the story does not play', () => {
    expect(figures.map(({ mechanism }) => mechanism).filter((mechanism) => !mechanisms.includes(mechanism))).toEqual([]);
  });
});
