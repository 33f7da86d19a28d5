import { environmentNamesTargets, isService, oneTarget, services, targetsFromEnvironment } from './targets.js';

describe('targets', () => {
  it('given one address, then every service and the issuer answer there, with or without a slash at its end', () => {
    const targets = oneTarget('http://gateway:8080/');
    expect([targets.issuer, ...services.map((name) => targets.service(name))]).toEqual(
      Array(services.length + 1).fill('http://gateway:8080'),
    );
  });

  it('given no address, then the standalone system on this machine is meant, and the environment names nothing', () => {
    expect(targetsFromEnvironment({}).service('audit')).toBe('http://127.0.0.1:3000');
    expect([environmentNamesTargets({}), environmentNamesTargets({ LIANDONG_URL: '' })]).toEqual([false, false]);
  });

  it('given addresses of single services and of the issuer, then they come before the common one', () => {
    const env = { LIANDONG_URL: 'http://all/', LIANDONG_URL_CASE_TRIAL: 'http://trial:3004/', LIANDONG_ISSUER_URL: 'http://issuer/' };
    const targets = targetsFromEnvironment(env);
    expect([targets.issuer, targets.service('case-trial'), targets.service('audit')]).toEqual([
      'http://issuer',
      'http://trial:3004',
      'http://all',
    ]);
    expect(environmentNamesTargets({ LIANDONG_URL_CASE_TRIAL: 'http://trial:3004' })).toBe(true);
  });

  it('knows its services by name', () => {
    expect([isService('audit'), isService('console'), isService('')]).toEqual([true, false, false]);
  });
});
