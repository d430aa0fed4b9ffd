/** Folds Vietnamese text for comparison, one character for one: lower case, no accents, đ as d. */

export const fold = (text) =>
  [...text]
    .map((character) => {
      if (character === "đ" || character === "Đ") return "d";
      return character.normalize("NFD")[0].toLowerCase();
    })
    .join("");
