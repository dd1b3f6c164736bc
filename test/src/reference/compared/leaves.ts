/** What R's answers are made of. */
export type Tree = number | string | boolean | null | readonly Tree[] | Branch
export interface Branch {
  readonly [name: string]: Tree
}

/** One number of an answer, by its path: `pooled_full.coef.age`, `km_sex_curve.surv[3]`. */
export type Leaves = ReadonlyMap<string, number | string | boolean | null>

export function leavesOf(tree: Tree): Leaves {
  const leaves = new Map<string, number | string | boolean | null>()
  visit(tree, '', leaves)
  return leaves
}

function visit(
  tree: Tree,
  path: string,
  leaves: Map<string, number | string | boolean | null>,
): void {
  if (isList(tree)) {
    for (const [k, each] of tree.entries()) visit(each, `${path}[${k}]`, leaves)
  } else if (typeof tree === 'object' && tree !== null) {
    for (const [name, each] of Object.entries(tree))
      visit(each, path === '' ? name : `${path}.${name}`, leaves)
  } else {
    leaves.set(path, tree)
  }
}

function isList(tree: Tree): tree is readonly Tree[] {
  return Array.isArray(tree)
}
