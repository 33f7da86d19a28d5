/** What the second story learns on the way. */
export interface TourFacts {
  readonly handoverId: string;
  readonly matterId: string;
  /** The clue that the first item became. */
  readonly clueId: string;
}

/** The persons of the clue: a cadre of a village, and a member of the care centre's staff. Names are invented. */
export function persons(run: string) {
  return [
    {
      subjectId: `${run}-t1`,
      name: '倪某',
      organisationId: 'pj.township-1.village-1',
      position: '村党支部书记',
      managedBy: 'village',
      villageCadre: true,
    },
    {
      subjectId: `${run}-t2`,
      name: '汤某',
      organisationId: 'pj.unit-care-centre',
      position: '报账员',
      managedBy: 'county',
      villageCadre: false,
    },
  ];
}

export const handover = ({ handoverId }: TourFacts, noun: string) => `/handovers/${handoverId}/${noun}`;
export const clue = ({ clueId }: TourFacts, noun: string) => `/clues/${clueId}/${noun}`;
export const verification = ({ clueId }: TourFacts, noun: string) => `/verifications/${clueId}/${noun}`;
