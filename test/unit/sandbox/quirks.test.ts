import { describe, expect, it } from 'vitest';
import { quirksOf } from '../../../sandbox/quirks.ts';

describe('quirks of a command line', () => {
  it('are read as text, numbers and booleans', () => {
    expect(quirksOf(['rowNulls=null', 'burst=6', 'numberReuse=true', 'articleCreateStatus=200'])).toEqual({
      rowNulls: 'null',
      burst: 6,
      numberReuse: true,
      articleCreateStatus: 200,
    });
  });

  it('are refused with what there is when one is unknown or has no such value', () => {
    expect(() => quirksOf(['colour=blue'])).toThrow(/unknown quirk "colour"; there are: rowNulls, /);
    expect(() => quirksOf(['rowNulls=maybe'])).toThrow(/rowNulls is one of omit, null/);
    expect(() => quirksOf(['burst=many'])).toThrow(/burst is a number/);
  });
});
