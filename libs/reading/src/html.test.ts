import { describe, expect, it } from '@jest/globals';
import { htmlToText } from './index.js';

describe('htmlToText', () => {
  it('puts headings, paragraphs and list entries on lines of their own and drops what is not read', () => {
    const page = `<html><head><title>Rain &amp; floods </title><style>p{color:red}</style></head><body>
      <nav><a href="/">Home</a></nav><h1>Rain <em>floods</em> valley</h1><!-- aside -->
      <ul><li>First point<li>Second <a href="http://x.example">point</a></ul>
      <p>Body   one.<br>Body two.</p><script>var x = 30</script><ol><li>Third</ol>
      <table><tr><td>Killed</td><td>40</td></tr></table></body></html>`;
    expect(htmlToText(page)).toEqual({
      title: 'Rain & floods',
      text: 'Rain floods valley\n\n- First point\n- Second point\n\nBody one.\nBody two.\n\n- Third\n\nKilled 40',
    });
  });

  it('gives no title where there is none', () => {
    expect(htmlToText('<p>plain</p>')).toEqual({ text: 'plain' });
    expect(htmlToText('')).toEqual({ text: '' });
  });
});
