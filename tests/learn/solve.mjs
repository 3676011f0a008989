/** Gauss: the solution of a system of equations whose last column is the right side. Its rows are changed. */
export function solve(matrix) {
  const size = matrix.length;
  for (let k = 0; k < size; k++) {
    const pivot = matrix
      .slice(k)
      .reduce((best, row, at) => (Math.abs(row[k]) > Math.abs(matrix[best][k]) ? k + at : best), k);
    [matrix[k], matrix[pivot]] = [matrix[pivot], matrix[k]];
    for (let l = 0; l < size; l++) {
      if (l === k) continue;
      const factor = matrix[l][k] / matrix[k][k];
      for (let m = k; m <= size; m++) matrix[l][m] -= factor * matrix[k][m];
    }
  }
  return matrix.map((row, k) => row[size] / row[k]);
}
