// The entry of the package, which the site takes from its source.
declare module "mesh-ddl/element/define";
