/**
 * Sets the reader's chosen colour scheme before the first paint. It stands inline in the head (anything later would
 * flash), so the security policy allows exactly this text by its hash.
 */
export const schemeScript =
  "try{const s=localStorage.getItem('scheme');if(s==='light'||s==='dark')document.documentElement.dataset.scheme=s}catch{}";
