import { describe, expect, it } from 'vitest';
import { readErrorEnvelope } from '../../../src/services/lexoffice/error-envelope.ts';

function read(body: string, headers = {}) {
  return readErrorEnvelope(new TextEncoder().encode(body), headers);
}

describe('error envelopes', () => {
  it("G8: reads the gateway's", () => {
    expect(read('{"message":"Unauthorized"}', { 'x-amzn-requestid': 'a-1' })).toEqual({
      message: 'Unauthorized',
      traceId: 'a-1',
    });
  });

  it('G8: reads the regular one, with a blank in front', () => {
    const body = ` {"timestamp":"2026-09-03T10:16:01.233+02:00","status":406,"error":"Not Acceptable","path":"/v1/invoices",
      "traceId":"4f00","requestId":"7b0e","message":"Validation failed","details":[
      {"violation":"NOTNULL","field":"taxConditions.taxType","message":"darf nicht leer sein"}]}`;
    expect(read(body)).toEqual({
      message: 'Validation failed',
      traceId: '4f00',
      problem: 'taxConditions.taxType NOTNULL',
    });
  });

  it('G8: reads the legacy one and its flattened form', () => {
    expect(
      read(
        '{"requestId":"1c5b","IssueList":[{"i18nKey":"missing_entity","source":"company.name","args":null}]}',
      ),
    ).toEqual({ message: '', traceId: '1c5b', problem: 'company.name missing_entity' });
    expect(read('{"source":"version","i18nKey":"invalid_value"}').problem).toBe('version invalid_value');
  });

  it('reads a bare string, null, and what is no JSON at all', () => {
    expect(read('"Invalid or missing upload type."').message).toBe('Invalid or missing upload type.');
    for (const body of ['null', '', '<html>', '[]', '{"message":null}', '{"details":"x","IssueList":5}']) {
      expect(read(body)).toEqual({ message: '' });
    }
  });

  it('passes on codes only, never a text that could hold what was sent', () => {
    const body = JSON.stringify({
      IssueList: [{ source: 'name', i18nKey: 'Müller & Söhne, geb. 1970 <x>' }],
    });
    expect(read(body).problem).toBe('name');
  });
});
