import { given } from '@liandong/testing';
import { reporter } from './reporter.decider.js';
import {
  approved,
  asked,
  at,
  command,
  destroyed,
  director,
  finding,
  identity,
  keeper,
  ordered,
  phoneOnly,
  principal,
  read,
  refused,
  registered,
  registeredSecond,
  registration,
  second,
  tracing,
  unsigned,
  unverifiable,
  verified,
} from './reporter.fixtures.js';

const opened = [registered, verified];
const ask = command('request-reveal', { reason: '须当面核实' }, director);
const approve = (by = principal, moment = at) => command('approve-reveal', { number: 1, validHours: 24 }, by, moment);
const look = (by = director, moment = at, number = 1) => command('read-identity', { number }, by, moment);
const check = (checkedOn = '2020-06-11') => command('check-identity', { outcome: 'verified', means: '电话核实', checkedOn });

describe('reporter', () => {
  describe('registration and standing', () => {
    it('B1.16, B4.4: given the reception office, then it registers for what it entered itself, while that is fresh; the entry is not stored', () => {
      const reception = { personId: 'mhk-reception', organisationId: 'mhk.reception', role: 'reception-officer' };
      const asks = (entry?: object) =>
        given(reporter, []).when(command('register', { ...registration, ...(entry ? { entry } : {}) } as never, reception));
      asks({ receivedBy: 'mhk-reception', fresh: true }).then([
        { ...registered, data: { ...registered.data, registeredBy: 'mhk-reception' } } as typeof registered,
      ]);
      asks({ receivedBy: 'mhk-reception', fresh: false }).thenRefused('reporter.entry-passed-on');
      for (const entry of [undefined, { receivedBy: 'mhk-intake', fresh: true }]) asks(entry).thenRefused('reporter.clue-unknown');
    });

    it('B1.16: given a signed report, when registered, then it holds ciphertext and counts as anonymous until verified', () => {
      given(reporter, []).when(command('register', registration)).then([registered]);
      expect(given(reporter, [registered]).state.status).toBe('anonymous');
      given(reporter, [registered]).when(check()).then([verified]);
      expect(given(reporter, opened).state.status).toBe('real-name');
    });

    it('B1.16: given a signature that cannot be verified, then the reporter is anonymous; it is checked once', () => {
      expect(given(reporter, [registered, unverifiable]).state.status).toBe('anonymous');
      given(reporter, [registered, unverifiable]).when(check()).thenRefused('reporter.nothing-to-check');
      given(reporter, [unsigned]).when(check()).thenRefused('reporter.nothing-to-check');
    });

    it('B1.16: a signed report bears a name, an unsigned one none', () => {
      given(reporter, [])
        .when(command('register', { ...registration, identity: phoneOnly }))
        .thenRefused('reporter.signed-without-name');
      given(reporter, [])
        .when(command('register', { ...registration, signature: 'unsigned', identity }))
        .thenRefused('reporter.unsigned-with-name');
      given(reporter, [])
        .when(command('register', { ...registration, signature: 'unsigned', identity: phoneOnly }))
        .then([unsigned]);
    });

    it('given a reporter, when another is registered, then it is refused; given none, then nothing else is possible', () => {
      given(reporter, [registered]).when(command('register', registration)).thenRefused('reporter.not-allowed');
      for (const wish of [ask, look(), approve(), check(), command('order-key-destruction', { reason: 'x' })])
        given(reporter, []).when(wish).thenRefused('reporter.unknown');
    });

    it('B1.16: whoever signed beside the first is registered as a reporter of their own, after the one before, with the number and the clue', () => {
      given(reporter, [])
        .when(command('register', { ...registration, signatory: second }))
        .then([registeredSecond]);
      given(reporter, [])
        .when(command('register', { ...registration, signatory: { ...second, number: 3, follows: false } }))
        .thenRefused('reporter.number-skipped');
      given(reporter, [])
        .when(command('register', { ...registration, signatory: { ...second, number: 51 } }))
        .thenRefused('reporter.too-many-reporters');
      // What was verified of one is not verified of another.
      expect(given(reporter, [registeredSecond]).state.status).toBe('anonymous');
    });

    it('B1.5: a group that visits is heard through five representatives at most, by the version of the day of receipt; a letter bears more names', () => {
      const asks = (number: number, visit: boolean, receivedOn = '2020-06-10') =>
        given(reporter, []).when(command('register', { ...registration, receivedOn, signatory: { ...second, number, visit } }));
      expect(asks(6, true).thenRefused('reporter.too-many-representatives')).toMatchObject({ refusal: { details: { most: 5 } } });
      asks(6, false).thenTypes('ReporterRegistered');
      for (const [receivedOn, version] of [
        ['2022-04-30', '2005'],
        ['2022-05-01', '2022'],
      ] as const)
        asks(5, true, receivedOn).then([
          {
            ...registeredSecond,
            data: { ...registeredSecond.data, receivedOn, signatory: { clueId: 'c1', number: 5 } },
            rules: [
              { ruleId: 'B1.16', version: '1' },
              { ruleId: 'B1.5-representatives', version },
            ],
          } as typeof registeredSecond,
        ]);
    });

    it('B1.15: whether a reply is wanted is registered, and what is said when the name is verified takes its place', () => {
      const { state } = given(reporter, [registered]);
      expect(state.wantsReply).toBe(true);
      const [silent] = reporter.decide(command('register', { ...registration, wantsReply: false }), reporter.initial);
      expect(given(reporter, [silent!]).state.wantsReply).toBe(false);
      expect(given(reporter, [silent!, verified]).state.wantsReply).toBe(false);
      const [asksFor] = reporter.decide(
        command('check-identity', { outcome: 'verified', means: '电话核实', checkedOn: '2020-06-11', wantsReply: true }),
        given(reporter, [silent!]).state,
      );
      expect(given(reporter, [silent!, asksFor!]).state.wantsReply).toBe(true);
    });

    it('dates: neither in the future nor before the report came in', () => {
      given(reporter, [registered]).when(check('2020-06-12')).thenRefused('reporter.date-in-future');
      given(reporter, [registered]).when(check('2020-06-09')).thenRefused('reporter.date-too-early');
    });
  });

  describe('tracing', () => {
    it.each([[[registered]], [[registered, unverifiable]], [[unsigned]]])(
      'B1.16: given an anonymous reporter, then nobody may ask for the identity',
      (history) => {
        given(reporter, history).when(ask).thenRefused('reporter.anonymous-not-traced');
      },
    );

    it('B1.16: given a false accusation that was found in this clue, then the identity may be asked for on these grounds, and the request names them', () => {
      const traced = { ...asked, data: { ...asked.data, findingId: 'f1' } } as typeof asked;
      given(reporter, [unsigned])
        .when(command('request-reveal', { reason: '须当面核实', finding }, director))
        .then([traced]);
      given(reporter, [unsigned, traced]).when(approve()).then([approved]);
      // The next request stands on grounds of its own.
      given(reporter, [unsigned, traced, approved]).when(ask).thenRefused('reporter.anonymous-not-traced');
    });

    it('B1.16: given a finding that was denied, is not decided, or is about another clue, then it is none; of a real name, too', () => {
      for (const history of [[unsigned], opened])
        given(reporter, history)
          .when(command('request-reveal', { reason: 'x', finding: { ...finding, found: false } }, director))
          .thenRefused('reporter.no-finding');
    });

    it('B1.16: given an older history with an approval of its own, then it still reads, and still holds', () => {
      given(reporter, [unsigned, tracing]).when(ask).then([asked]);
    });
  });

  describe('reveal', () => {
    it('B4.4: asked for with a reason, approved by somebody else, for hours, read by whoever asked; each is marked as an access', () => {
      given(reporter, opened).when(ask).then([asked]);
      given(reporter, [...opened, asked])
        .when(approve())
        .then([approved]);
      given(reporter, [...opened, asked, approved])
        .when(look())
        .then([read]);
      given(reporter, [...opened, asked, approved, read])
        .when(look())
        .then([read]);
    });

    it('B4.4: whoever asked may not decide on it, whatever other role they hold', () => {
      given(reporter, [...opened, asked])
        .when(approve({ ...principal, personId: 'mhk-director' }))
        .thenRefused('reporter.requester-decides');
      given(reporter, [...opened, asked])
        .when(command('refuse-reveal', { number: 1, reason: 'x' }, director))
        .thenRefused('reporter.requester-decides');
    });

    it('B4.4: nobody else reads on these grounds, the approver included', () => {
      for (const other of [keeper, principal])
        given(reporter, [...opened, asked, approved])
          .when(look(other))
          .thenRefused('reporter.not-requester');
    });

    it('B4.4: not before it was approved, not once refused, not after its time', () => {
      given(reporter, [...opened, asked])
        .when(look())
        .thenRefused('reporter.reveal-not-approved');
      given(reporter, [...opened, asked])
        .when(command('refuse-reveal', { number: 1, reason: '无必要' }, principal))
        .then([refused]);
      given(reporter, [...opened, asked, refused])
        .when(look())
        .thenRefused('reporter.reveal-not-approved');
      given(reporter, [...opened, asked, approved])
        .when(look(director, '2020-06-12T02:00:00.000Z'))
        .then([read]);
      given(reporter, [...opened, asked, approved])
        .when(look(director, '2020-06-12T02:00:00.001Z'))
        .thenRefused('reporter.reveal-expired');
    });

    it('a decision stands; a request that does not exist is not found; validity is bounded', () => {
      for (const decision of [approved, refused])
        given(reporter, [...opened, asked, decision])
          .when(approve())
          .thenRefused('reporter.reveal-decided');
      for (const number of [0, -1, 2, Number.NaN])
        given(reporter, [...opened, asked, approved])
          .when(look(director, at, number))
          .thenRefused('reporter.reveal-unknown');
      for (const validHours of [0, 73, 1.5])
        given(reporter, [...opened, asked])
          .when(command('approve-reveal', { number: 1, validHours }, principal))
          .thenRefused('reporter.validity');
    });

    it('given a reporter of whom nothing was registered, then there is nothing to ask for', () => {
      given(reporter, [])
        .when(command('register', { organisationId: 'mhk', signature: 'unsigned', receivedOn: '2020-06-10' }))
        .then([
          {
            type: 'ReporterRegistered',
            data: { organisationId: 'mhk', signature: 'unsigned', receivedOn: '2020-06-10', registeredBy: 'mhk-intake' },
            rules: [{ ruleId: 'B1.16', version: '1' }],
          },
        ]);
      given(reporter, [
        {
          type: 'ReporterRegistered',
          data: { organisationId: 'mhk', signature: 'unsigned', receivedOn: '2020-06-10', registeredBy: 'mhk-intake' },
        },
      ])
        .when(ask)
        .thenRefused('reporter.nothing-sealed');
    });
  });

  describe('destruction of the key', () => {
    const order = command('order-key-destruction', { reason: '保管期满' }, principal);
    const confirm = command('confirm-key-destruction', {}, principal);

    it('is ordered with a reason and then confirmed; from the order on nothing is opened, an approved reveal included', () => {
      given(reporter, [...opened, asked, approved])
        .when(order)
        .then([ordered]);
      given(reporter, [...opened, ordered])
        .when(confirm)
        .then([destroyed]);
      for (const history of [
        [...opened, asked, approved, ordered],
        [...opened, asked, approved, ordered, destroyed],
      ]) {
        for (const wish of [look(), ask, approve()]) given(reporter, history).when(wish).thenRefused('sealing.key-destroyed');
        given(reporter, history).when(order).thenNothing();
      }
    });

    it('is confirmed once, and never without an order', () => {
      given(reporter, [...opened, ordered, destroyed])
        .when(confirm)
        .thenNothing();
      given(reporter, opened).when(confirm).thenRefused('reporter.not-allowed');
      given(reporter, [...opened, ordered, destroyed])
        .when(command('register', registration))
        .thenRefused('reporter.not-allowed');
    });
  });
});
