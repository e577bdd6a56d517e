/**
 * A JSON text as it may stand in a `script` element of a page, unaltered in what it says. A claim is quoted in the words of
 * whoever wrote it, and `</script>` or `<!--` in them would end the element, and have the page run what follows. Source:
 * JSON-LD 1.1, section 7.3; HTML, "Restrictions for contents of script elements".
 */
export function embeddableJson(json: string): string {
  // Of JSON the sign stands in strings alone.
  return json.replaceAll('<', String.raw`\u003c`);
}
